package dev.redrive.profile;

import dev.redrive.files.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Keeps the profiles in a file, without keys and without Demo profiles. Any thread but the JavaFX
 * one; one call at a time, the others wait.
 */
public final class ProfileStore {

    private static final int LARGEST = 1 << 20;

    private final JsonFile<ProfileBook> file;

    /** A store in that file, which need not exist yet, nor its folder. */
    public ProfileStore(Path file) {
        this.file = new JsonFile<>(file, new ProfileFormat(), LARGEST);
    }

    /** Where the profiles are kept. */
    public Path path() {
        return file.path();
    }

    /** Reads the file, as {@link JsonFile#read} does. Never throws. */
    public JsonFile.Found<ProfileBook> load() {
        return file.read();
    }

    /**
     * Applies a change to what is in the file now. It is a conflict where a profile the change is
     * about is not as it was seen.
     *
     * @param seen what the change was decided on
     * @throws IOException when it could not be written or must not be replaced; the old file is
     *     then as it was
     */
    public JsonFile.Changed<ProfileBook> change(ProfileBook seen, UnaryOperator<ProfileBook> change)
            throws IOException {
        ProfileBook wanted = change.apply(seen);
        return file.change(seen, change, (before, now) -> isConflict(before, wanted, now));
    }

    private static boolean isConflict(ProfileBook seen, ProfileBook wanted, ProfileBook now) {
        return Stream.of(seen.profiles(), wanted.profiles())
                .flatMap(List::stream)
                .map(Profile::id)
                .filter(id -> !Objects.equals(seen.find(id), wanted.find(id)))
                .anyMatch(id ->
                        !Objects.equals(now.find(id), seen.find(id))
                                && !Objects.equals(now.find(id), wanted.find(id)));
    }
}
