package dev.redrive.profile;

/** The fixed set of colours a profile can carry; always shown together with the profile's name. */
public enum ProfileColour {
    RED("#b42318"),
    ORANGE("#bc4c00"),
    GREEN("#1a7f37"),
    BLUE("#0969da"),
    VIOLET("#8250df");

    private final String onWhite;

    ProfileColour(String onWhite) {
        this.onWhite = onWhite;
    }

    /** The colour on white paper, as {@code #rrggbb}; on the screen the stylesheet has its say. */
    public String onWhite() {
        return onWhite;
    }
}
