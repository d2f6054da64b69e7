import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.apache.xerces.jaxp.SAXParserFactoryImpl;
import org.apache.xerces.jaxp.validation.XMLSchemaFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Validates files with Apache Xerces. Standard input has a line for each file: the schema (or "-"
 * for well-formedness only), a tab, the file. Standard output has a line for each file: the
 * verdict, the line and the text of the first error, separated by tabs.
 */
public final class XercesValidate {
    private static final Map<String, Schema> SCHEMAS = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] cells = line.split("\t", 2);
            out.println(verdict(cells[0], cells[1]));
        }
    }

    private static String verdict(String schema, String file) throws SAXException {
        boolean only = schema.equals("-");
        var first = new FirstError();
        SAXParserFactory factory = new SAXParserFactoryImpl();
        factory.setNamespaceAware(true);
        if (!only) {
            factory.setSchema(schema(schema));
        }
        try {
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setContentHandler(first);
            reader.setErrorHandler(first);
            reader.setEntityResolver(first);
            reader.parse(new InputSource(Path.of(file).toUri().toString()));
        } catch (SAXException | IOException | javax.xml.parsers.ParserConfigurationException error) {
            first.fatal(error);
        }
        String fine = only ? "well-formed" : "valid";
        String verdict = first.fatal ? "not-wf" : first.text == null ? fine : "invalid";
        return verdict + "\t" + first.line + "\t" + (first.text == null ? "" : first.text);
    }

    private static Schema schema(String file) throws SAXException {
        Schema known = SCHEMAS.get(file);
        if (known == null) {
            known = new XMLSchemaFactory().newSchema(new StreamSource(Path.of(file).toFile()));
            SCHEMAS.put(file, known);
        }
        return known;
    }

    /** Keeps the first error, and whether one of them was fatal; loads nothing from outside. */
    private static final class FirstError extends DefaultHandler {
        private boolean fatal;
        private int line;
        private String text;

        @Override
        public void error(SAXParseException error) {
            keep(error.getLineNumber(), error);
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(new java.io.StringReader(""));
        }

        private void fatal(Exception error) {
            fatal = true;
            boolean placed = error instanceof SAXParseException;
            keep(placed ? ((SAXParseException) error).getLineNumber() : 0, error);
        }

        private void keep(int at, Exception error) {
            if (text == null) {
                line = at;
                text = String.valueOf(error.getMessage()).replaceAll("\\s+", " ");
            }
        }
    }
}
