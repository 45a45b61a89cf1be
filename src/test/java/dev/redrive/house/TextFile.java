package dev.redrive.house;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * One language's texts.
 *
 * @param texts by key
 * @param repeated the keys that were there more than once
 */
record TextFile(Map<String, String> texts, List<String> repeated) {

    /**
     * Reads the file as UTF-8.
     *
     * @throws IOException also when it is not UTF-8
     */
    static TextFile read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader);
        }
    }

    static TextFile read(Reader reader) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        List<String> repeated = new ArrayList<>();
        Properties watched =
                new Properties() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public synchronized Object put(Object key, Object value) {
                        if (texts.put(key.toString(), value.toString()) != null) {
                            repeated.add(key.toString());
                        }
                        return value;
                    }
                };
        watched.load(reader);
        return new TextFile(texts, repeated);
    }
}
