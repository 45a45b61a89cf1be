package dev.redrive.support;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the parts list of the build, in the CycloneDX format. Any thread that may block. */
public final class PartsList {

    private static final Set<String> LICENCE_WORDS = Set.of("id", "name", "expression");

    private PartsList() {}

    /** The parts of this program; empty when the build made no list. */
    public static List<Part> read() throws IOException {
        try (InputStream list = PartsList.class.getResourceAsStream("parts.xml")) {
            return list == null ? List.of() : read(list);
        }
    }

    /**
     * The parts in that list, without duplicates, in its order.
     *
     * @throws IOException when it is not such a list
     */
    public static List<Part> read(InputStream list) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<Part> parts = new ArrayList<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(list);
            boolean aboutTheList = false;
            while (reader.hasNext()) {
                reader.next();
                // There the program itself and the tool that made the list are components too.
                if (at(reader, "metadata")) {
                    aboutTheList = reader.isStartElement();
                } else if (!aboutTheList && at(reader, "components")) {
                    components(reader, parts);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("the list of parts cannot be read", e);
        }
        return parts.stream().distinct().toList();
    }

    private static void components(XMLStreamReader reader, List<Part> parts)
            throws XMLStreamException {
        while (reader.next() != XMLStreamReader.END_ELEMENT || !at(reader, "components")) {
            if (reader.isStartElement() && at(reader, "component")) {
                parts.add(component(reader));
            }
        }
    }

    private static Part component(XMLStreamReader reader) throws XMLStreamException {
        String name = "";
        String version = "";
        List<String> licences = new ArrayList<>();
        boolean inLicences = false;
        while (reader.next() != XMLStreamReader.END_ELEMENT || !at(reader, "component")) {
            if (at(reader, "licenses")) {
                inLicences = reader.isStartElement();
            } else if (reader.isStartElement()) {
                String element = reader.getLocalName();
                if (inLicences && LICENCE_WORDS.contains(element)) {
                    licences.add(reader.getElementText());
                } else if (element.equals("name") && name.isEmpty()) {
                    name = reader.getElementText();
                } else if (element.equals("version") && version.isEmpty()) {
                    version = reader.getElementText();
                }
            }
        }
        return new Part(name, version, String.join(", ", licences));
    }

    private static boolean at(XMLStreamReader reader, String element) {
        return (reader.isStartElement() || reader.isEndElement())
                && reader.getLocalName().equals(element);
    }

    /**
     * A third-party part of the program.
     *
     * @param name its name
     * @param version its version
     * @param licence its SPDX identifier, else its name
     */
    public record Part(String name, String version, String licence) {}
}
