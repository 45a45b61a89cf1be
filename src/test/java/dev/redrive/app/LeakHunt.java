package dev.redrive.app;

import dev.redrive.keys.KeyForms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Takes every text a run produces and remembers in which of them a key was found. */
final class LeakHunt {

    private static final int BEFORE = 40;

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");

    private final Set<String> forms;
    private final List<String> letterForms;
    private final List<String> found = new ArrayList<>();
    private final Set<String> places = new TreeSet<>();
    private int texts;

    /** A hunt for that key. */
    LeakHunt(String key) {
        forms = KeyForms.of(key);
        String letters = letters(key.toLowerCase(Locale.ROOT));
        letterForms = List.of(letters, new StringBuilder(letters).reverse().toString());
    }

    private static String letters(String text) {
        return NO_LETTER.matcher(text).replaceAll("");
    }

    /** Looks into a text. */
    void look(String place, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        texts++;
        places.add(place.split(" ", 2)[0]);
        String folded = text.toLowerCase(Locale.ROOT);
        for (String form : forms) {
            int at = folded.indexOf(form);
            if (at >= 0) {
                found.add(place + ": " + text.substring(Math.max(0, at - BEFORE), at) + "<" + form);
            }
        }
        String letters = letters(folded);
        for (String form : letterForms) {
            if (letters.contains(form)) {
                found.add(place + ": between other characters <" + form);
            }
        }
    }

    /** Looks into the bytes of a file; into the files in it where it is an archive. */
    void look(String place, byte[] bytes) {
        look(place, new String(bytes, StandardCharsets.ISO_8859_1));
        look(place, new String(bytes, StandardCharsets.UTF_16LE));
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K') {
            try (InputStream in = new ByteArrayInputStream(bytes);
                    ZipInputStream zip = new ZipInputStream(in)) {
                for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                    look(place + "/" + e.getName(), zip.readAllBytes());
                }
            } catch (IOException e) {
                throw new AssertionError(place, e);
            }
        }
    }

    /** Looks into every file below that folder, and at its name. */
    void lookBelow(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file : below.toList()) {
                look("name of file", String.valueOf(file.getFileName()));
                if (Files.isRegularFile(file)) {
                    look("file " + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
    }

    /** Looks at how this process and those it started were called. */
    void lookAtProcesses() {
        Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
                .forEach(process -> {
                    look("command " + process.pid(), process.info().commandLine().orElse(""));
                    look("environ " + process.pid(), environment(process));
                });
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "environ"),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException | UnsupportedOperationException _) {
            return ""; // Only Linux tells, and only while it lives.
        }
    }

    /** Where the key was, with what stood before it. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** The kinds of places that were looked at. */
    Set<String> places() {
        return places;
    }

    /** How many texts were looked at. */
    int texts() {
        return texts;
    }
}
