package dev.redrive.enterprise.http;

/**
 * Keeps secrets out of what the service and the system say. Prose is masked; data, such as an id or
 * a status word, is rejected or kept as it is and never edited, because an edited id is useless.
 * Any thread.
 */
@FunctionalInterface
public interface Secrets {

    /**
     * The shortest secret that is looked for in data. A shorter one occurs in ids by chance, so it
     * is only masked in prose.
     */
    int SHORTEST_IN_DATA = 8;

    /** The text with every secret masked. */
    String masked(String prose);

    /** Whether that data holds a secret of at least {@link #SHORTEST_IN_DATA} characters. */
    default boolean isIn(String data) {
        return !masked(data).equals(data);
    }
}
