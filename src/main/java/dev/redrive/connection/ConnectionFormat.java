package dev.redrive.connection;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The bytes of {@code connection.json}. */
final class ConnectionFormat {

    /** The version it writes; raised when an older program could no longer read the file. */
    static final int SCHEMA = 1;

    private static final String SYSTEM = "SYSTEM";
    private static final String NONE = "NONE";
    private static final String MANUAL = "MANUAL";

    /**
     * What was in a file.
     *
     * @param newer whether a newer program wrote it; the choice is then what could be understood
     */
    record Reading(ProxyChoice proxy, boolean newer) {}

    private final JsonMapper json =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    byte[] write(ProxyChoice choice) throws IOException {
        ObjectNode root = json.createObjectNode();
        root.put("schema", SCHEMA);
        ObjectNode proxy = root.putObject("proxy");
        switch (choice) {
            case ProxyChoice.AsTheSystem _ -> proxy.put("kind", SYSTEM);
            case ProxyChoice.None _ -> proxy.put("kind", NONE);
            case ProxyChoice.Manual(String host, int port, String user) ->
                    proxy.put("kind", MANUAL).put("host", host).put("port", port).put("user", user);
        }
        return json.writeValueAsBytes(root);
    }

    /**
     * @throws IOException when the bytes are not what {@link #write} writes
     */
    Reading read(byte[] bytes) throws IOException {
        JsonNode root = json.readTree(bytes);
        JsonNode schema = root.path("schema");
        if (!schema.isIntegralNumber() || !schema.canConvertToLong() || schema.asLong() < 1) {
            throw new IOException("no schema version");
        }
        if (schema.asLong() <= SCHEMA) {
            return new Reading(proxy(root.path("proxy")), false);
        }
        try {
            return new Reading(proxy(root.path("proxy")), true);
        } catch (IOException e) {
            return new Reading(new ProxyChoice.AsTheSystem(), true);
        }
    }

    private static ProxyChoice proxy(JsonNode proxy) throws IOException {
        return switch (text(proxy, "kind")) {
            case SYSTEM -> new ProxyChoice.AsTheSystem();
            case NONE -> new ProxyChoice.None();
            case MANUAL -> manual(proxy);
            default -> throw new IOException("an unknown kind of proxy");
        };
    }

    private static ProxyChoice manual(JsonNode proxy) throws IOException {
        String host = text(proxy, "host");
        Integer port = ProxyAddress.port(proxy.path("port").asText());
        String user = text(proxy, "user");
        if (ProxyAddress.problemOfHost(host) != null
                || port == null
                || !proxy.path("port").isIntegralNumber()
                || !ProxyAddress.isUsableUser(user)) {
            throw new IOException("a proxy that can not be used");
        }
        return new ProxyChoice.Manual(host, port, user);
    }

    private static String text(JsonNode parent, String field) throws IOException {
        if (!parent.path(field).isTextual()) {
            throw new IOException("no text in " + field);
        }
        return parent.path(field).textValue();
    }
}
