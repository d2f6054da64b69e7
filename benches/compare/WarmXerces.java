import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.apache.xerces.jaxp.validation.XMLSchemaFactory;
import org.xml.sax.SAXException;

/**
 * Validates files with Apache Xerces, again and again, so that Java is warm and schemas are
 * compiled. A line of standard input is a schema, a tab and a file; the answer is the verdict, and
 * the CPU and wall time of the validation in nanoseconds.
 */
public final class WarmXerces {
    private static final Map<String, Schema> SCHEMAS = new HashMap<>();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    public static void main(String[] arguments) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] cells = line.split("\t", 2);
            Schema schema = schema(cells[0]);
            long cpu = SYSTEM.getProcessCpuTime();
            long wall = System.nanoTime();
            boolean valid = isValid(schema, cells[1]);
            wall = System.nanoTime() - wall;
            cpu = SYSTEM.getProcessCpuTime() - cpu;
            System.out.println((valid ? "valid" : "invalid") + "\t" + cpu + "\t" + wall);
        }
    }

    /** Without a handler of errors the first of them ends the work. */
    private static boolean isValid(Schema schema, String file) throws IOException {
        try {
            schema.newValidator().validate(new StreamSource(new File(file)));
            return true;
        } catch (SAXException refused) {
            return false;
        }
    }

    private static Schema schema(String file) throws SAXException {
        Schema known = SCHEMAS.get(file);
        if (known == null) {
            known = new XMLSchemaFactory().newSchema(new StreamSource(new File(file)));
            SCHEMAS.put(file, known);
        }
        return known;
    }
}
