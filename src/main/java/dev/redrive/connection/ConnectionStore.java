package dev.redrive.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.files.Flaw;
import dev.redrive.files.JsonContent;
import dev.redrive.files.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Keeps the chosen proxy in a file, without its password. Never on the JavaFX thread. */
public final class ConnectionStore {

    private static final int LARGEST = 1 << 16;

    private final JsonFile<ProxyChoice> file;

    /** A store in that file; file and folder need not exist yet. */
    public ConnectionStore(Path file) {
        this.file = new JsonFile<>(file, new ConnectionFormat(), LARGEST);
    }

    /** Where the choice is kept. */
    Path path() {
        return file.path();
    }

    /** Reads the file, as {@link JsonFile#read} does; the system's proxy when there is none. */
    public JsonFile.Found<ProxyChoice> load() {
        return file.read();
    }

    /**
     * Saves a choice; it is a conflict when the file has another one than was seen.
     *
     * @param seen the choice in the file as the caller knows it
     * @throws IOException when the file could not be written or must not be replaced; the old file
     *     is then unchanged
     */
    JsonFile.Changed<ProxyChoice> change(ProxyChoice seen, ProxyChoice choice) throws IOException {
        return file.change(
                seen, _ -> choice, (before, now) -> !now.equals(before) && !now.equals(choice));
    }

    /** The bytes of {@code connection.json}. */
    static final class ConnectionFormat implements JsonFile.Format<ProxyChoice> {

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
                        proxy.put("kind", MANUAL)
                                .put("host", host)
                                .put("port", port)
                                .put("user", user);
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
}
