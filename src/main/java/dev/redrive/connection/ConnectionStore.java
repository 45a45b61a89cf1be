package dev.redrive.connection;

import dev.redrive.files.JsonFile;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps the choice of a proxy in a file, without its password. Never on the JavaFX thread. */
public final class ConnectionStore {

    private static final int LARGEST = 1 << 16;

    private final JsonFile<ProxyChoice> file;

    /** A store in that file, which need not exist yet, nor its folder. */
    public ConnectionStore(Path file) {
        this.file = new JsonFile<>(file, new ConnectionFormat(), LARGEST);
    }

    /** Where the choice is kept. */
    public Path path() {
        return file.path();
    }

    /** Reads the file, as {@link JsonFile#read} does; as the system is where there is none. */
    public JsonFile.Found<ProxyChoice> load() {
        return file.read();
    }

    /**
     * Keeps a choice; it is a conflict where another one than was seen is kept by now.
     *
     * @param seen what was kept when the choice was made
     * @throws IOException when it could not be written or must not be replaced; the old file is
     *     then as it was
     */
    public JsonFile.Changed<ProxyChoice> change(ProxyChoice seen, ProxyChoice choice)
            throws IOException {
        return file.change(
                seen, _ -> choice, (before, now) -> !now.equals(before) && !now.equals(choice));
    }
}
