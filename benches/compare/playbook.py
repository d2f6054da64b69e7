"""Messages of the playbook: a small valid file of any embedded message."""

import pathlib
import re
import subprocess
import xml.etree.ElementTree as tree

MESSAGES = """pain.001.001.03 pain.001.001.09 pain.002.001.03 pain.002.001.10 pain.008.001.02
pain.008.001.08 camt.052.001.02 camt.052.001.08 camt.053.001.02 camt.053.001.08""".split()
# About 5 kB.
ELEMENTS, DEPTH = 130, 12
XS = "{http://www.w3.org/2001/XMLSchema}"


def embedded(isoproof):
    """The ids of all messages in the program."""
    listed = subprocess.run([isoproof, "schemas", "list", "--format", "json"], check=True, capture_output=True)
    return re.findall(r'"id": ?"([^"]+)"', listed.stdout.decode())


def make(isoproof, folder, message):
    """The schema of a message, and a valid file."""
    folder = pathlib.Path(folder)
    schema, file = folder / f"{message}.xsd", folder / f"{message}.xml"
    subprocess.run([isoproof, "schemas", "export", message, "--output", str(schema)], check=True, capture_output=True)
    file.write_text(Writer(tree.parse(schema).getroot()).text())
    return schema, file


class Writer:
    """Writes what a schema requires, and of what it allows as much as there is room for."""

    def __init__(self, schema):
        self.namespace = schema.get("targetNamespace")
        self.root = schema.find(f"{XS}element")
        self.types = {child.get("name"): child for child in schema if child.get("name")}
        self.written = 0

    def text(self):
        head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{self.root.get("name")} xmlns="{self.namespace}">'
        body = self.content(self.types[self.root.get("type")], 1)
        return f"{head}{body}</{self.root.get('name')}>\n"

    def element(self, element, depth):
        self.written += 1
        name, kind = element.get("name"), element.get("type")
        pad = "\n" + "  " * depth
        definition = self.types.get(kind)
        if definition is None or definition.tag == f"{XS}simpleType":
            return f"{pad}<{name}>{self.value(kind)}</{name}>"
        extension = definition.find(f"{XS}simpleContent/{XS}extension")
        if extension is not None:
            attributes = "".join(
                f' {a.get("name")}="{self.value(a.get("type"))}"' for a in extension.findall(f"{XS}attribute")
            )
            return f"{pad}<{name}{attributes}>{self.value(extension.get('base'))}</{name}>"
        return f"{pad}<{name}>{self.content(definition, depth + 1)}{pad}</{name}>"

    def content(self, definition, depth):
        return "".join(self.particle(child, depth) for child in definition if child.tag != f"{XS}attribute")

    def particle(self, particle, depth):
        required = particle.get("minOccurs", "1") != "0"
        if not required and (self.written > ELEMENTS or depth > DEPTH):
            return ""
        if particle.tag == f"{XS}element":
            times = max(int(particle.get("minOccurs", "1")), 1)
            return "".join(self.element(particle, depth) for _ in range(times))
        if particle.tag == f"{XS}any":
            space = particle.get("namespace", "##any").split()[0].replace("##any", "urn:any")
            return f'\n<e xmlns="{space}"/>' if required else ""
        if particle.tag == f"{XS}choice":
            return self.particle(particle[0], depth)
        return "".join(self.particle(child, depth) for child in particle)

    def value(self, kind):
        """A value of a simple type: the first code, the shortest text of a pattern."""
        simple = {"xs:string": "A", "xs:boolean": "true", "xs:decimal": "1", "xs:date": "2024-02-29"}
        simple |= {"xs:dateTime": "2024-02-29T12:00:00Z", "xs:time": "12:00:00Z", "xs:base64Binary": "QUJD"}
        simple |= {"xs:gYear": "2024", "xs:gYearMonth": "2024-02"}
        if kind in simple:
            return simple[kind]
        restriction = self.types[kind].find(f"{XS}restriction")
        facets = {facet.tag.removeprefix(XS): facet.get("value") for facet in reversed(restriction)}
        if "enumeration" in facets:
            return facets["enumeration"]
        if restriction.get("base") != "xs:string":
            return self.value(restriction.get("base"))
        return of_pattern(facets["pattern"]) if "pattern" in facets else "A" * int(facets.get("minLength", "1"))


def of_pattern(pattern):
    """A text that matches one of the patterns of ISO 20022, which use little: characters,
    classes and groups, each with a count."""
    text, at = "", 0
    while at < len(pattern):
        part = re.compile(r"\[(.)[^\]]*\]|\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\\(.)|(.)").match(pattern, at)
        first, group, escaped, plain = part.groups()
        if plain == "|":
            break
        one = of_pattern(group) if group is not None else first or plain or {"d": "0"}.get(escaped, escaped)
        count = re.compile(r"\{(\d+)(?:,\d*)?\}|([?*])|(\+)").match(pattern, part.end())
        least = 1 if count is None or count[3] else int(count[1] or 0)
        text, at = text + one * least, (count or part).end()
    return text
