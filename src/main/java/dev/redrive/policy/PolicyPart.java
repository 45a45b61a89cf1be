package dev.redrive.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.files.Flaw;
import dev.redrive.files.JsonContent;
import dev.redrive.policy.PolicyFault.Kind;
import dev.redrive.profile.ServiceAddress;
import dev.redrive.text.HostName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part of the file of a policy, which says where it is when something is wrong with it. */
final class PolicyPart {

    private static final int LONGEST_NAME = 63;

    private final JsonContent content;
    private final String pointer;
    private final JsonNode node;

    PolicyPart(JsonContent content, String pointer, JsonNode node) {
        this.content = content;
        this.pointer = pointer;
        this.node = node;
    }

    JsonNode node() {
        return node;
    }

    FaultException wrong(Kind kind) {
        String found =
                node.isMissingNode() || node.isContainerNode()
                        ? ""
                        : node.isTextual() ? node.textValue() : node.toString();
        return new FaultException(
                kind,
                content.line(pointer),
                shown(pointer.isEmpty() ? "" : pointer.substring(1)),
                shown(found));
    }

    PolicyPart at(String field) {
        return new PolicyPart(
                content,
                pointer + "/" + field.replace("~", "~0").replace("/", "~1"),
                node.path(field));
    }

    /** Null is a value, and never the right one. */
    boolean isAbsent() {
        return node.isMissingNode();
    }

    PolicyPart needed() throws FaultException {
        if (isAbsent()) {
            throw wrong(Kind.MISSING);
        }
        return this;
    }

    void checkFields(Set<String> known) throws FaultException {
        if (!node.isObject()) {
            throw wrong(Kind.WRONG_TYPE);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw at(field.getKey()).wrong(Kind.UNKNOWN_FIELD);
            }
        }
    }

    /** Those of a list, which has at least one; none where there is no list. */
    List<PolicyPart> items() throws FaultException {
        if (isAbsent()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrong(Kind.WRONG_TYPE);
        }
        if (node.isEmpty()) {
            throw wrong(Kind.BAD_VALUE);
        }
        List<PolicyPart> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(new PolicyPart(content, pointer + "/" + items.size(), item));
        }
        return items;
    }

    boolean yes(String field) throws FaultException {
        PolicyPart place = at(field);
        if (!place.isAbsent() && !place.node.isBoolean()) {
            throw place.wrong(Kind.WRONG_TYPE);
        }
        return place.node.asBoolean();
    }

    String text(String field, String absent) throws FaultException {
        PolicyPart place = at(field);
        return place.isAbsent() ? absent : place.text();
    }

    private String text() throws FaultException {
        if (!node.isTextual()) {
            throw wrong(Kind.WRONG_TYPE);
        }
        return node.textValue();
    }

    <E extends Enum<E>> E word(List<E> words) throws FaultException {
        String text = text();
        return words.stream()
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(Kind.BAD_VALUE));
    }

    URI address() throws FaultException {
        if (ServiceAddress.read(text()) instanceof ServiceAddress.Reading.Usable(URI address)) {
            return address;
        }
        throw wrong(Kind.BAD_VALUE);
    }

    String host() throws FaultException {
        PolicyPart place = at("host").needed();
        String host = HostName.read(place.text());
        if (host == null) {
            throw place.wrong(Kind.BAD_VALUE);
        }
        return host;
    }

    int port() throws FaultException {
        PolicyPart place = at("port").needed();
        if (!place.node.isIntegralNumber()) {
            throw place.wrong(Kind.WRONG_TYPE);
        }
        Integer port = ProxyAddress.port(place.node.asText());
        if (port == null) {
            throw place.wrong(Kind.BAD_VALUE);
        }
        return port;
    }

    /** The name of something in a database. */
    String name(String field, boolean isNeeded) throws FaultException {
        PolicyPart place = isNeeded ? at(field).needed() : at(field);
        String name = text(field, "");
        boolean isUsable =
                !name.isBlank()
                        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                        && name.chars().noneMatch(Character::isISOControl);
        if (!place.isAbsent() && !isUsable) {
            throw place.wrong(Kind.BAD_VALUE);
        }
        return name;
    }

    /** A word of the file, short and visible. */
    static String shown(String text) {
        return new Flaw(0, "", "", text, null).word();
    }

    /** What is wrong; the caller says in which file. */
    static final class FaultException extends Exception {

        @java.io.Serial private static final long serialVersionUID = 1;

        private final transient PolicyFault fault;

        FaultException(Kind kind, int line, String field, String detail) {
            super(kind + " " + field);
            fault = new PolicyFault("", line, field, kind, detail);
        }

        PolicyFault in(String file) {
            return fault.in(file);
        }
    }
}
