package dev.redrive.ui.settings;

import dev.redrive.files.SafeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the archive, whole or not at all. */
final class DiagnosticsZip {

    private DiagnosticsZip() {}

    /**
     * Replaces that file.
     *
     * @throws IOException when it could not be written; the old one is then untouched
     */
    static void write(List<DiagnosticsFile> files, Path to) throws IOException {
        SafeFile.write(
                to,
                SafeFile.Access.USUAL,
                out -> {
                    ZipOutputStream zip = new ZipOutputStream(out);
                    for (DiagnosticsFile file : files) {
                        zip.putNextEntry(new ZipEntry(file.name()));
                        zip.write(file.bytes());
                        zip.closeEntry();
                    }
                    zip.finish();
                });
    }
}
