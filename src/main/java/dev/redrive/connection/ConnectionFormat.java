package dev.redrive.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.files.Flaw;
import dev.redrive.files.JsonContent;
import dev.redrive.files.JsonFile;
import java.io.IOException;
import java.util.List;

/** The bytes of {@code connection.json}. */
final class ConnectionFormat implements JsonFile.Format<ProxyChoice> {

    private static final String SYSTEM = "SYSTEM";
    private static final String NONE = "NONE";
    private static final String MANUAL = "MANUAL";

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public ProxyChoice empty() {
        return new ProxyChoice.AsTheSystem();
    }

    @Override
    public ProxyChoice read(JsonContent content, List<Flaw> flaws) throws IOException {
        if (content.isAmbiguous("/proxy")) {
            throw new IOException("a field of the proxy stands there twice");
        }
        return proxy(content.root().path("proxy"));
    }

    @Override
    public void write(ProxyChoice choice, ObjectNode root) {
        ObjectNode proxy = root.putObject("proxy");
        switch (choice) {
            case ProxyChoice.AsTheSystem _ -> proxy.put("kind", SYSTEM);
            case ProxyChoice.None _ -> proxy.put("kind", NONE);
            case ProxyChoice.Manual(String host, int port, String user) ->
                    proxy.put("kind", MANUAL).put("host", host).put("port", port).put("user", user);
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
        ProxyChoice.Manual read =
                proxy.path("port").isIntegralNumber()
                        ? ProxyAddress.read(
                                text(proxy, "host"),
                                proxy.path("port").asText(),
                                text(proxy, "user"))
                        : null;
        if (read == null) {
            throw new IOException("a proxy that cannot be used");
        }
        return read;
    }

    private static String text(JsonNode parent, String field) throws IOException {
        if (!parent.path(field).isTextual()) {
            throw new IOException("no text in " + field);
        }
        return parent.path(field).textValue();
    }
}
