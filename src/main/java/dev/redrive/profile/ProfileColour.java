package dev.redrive.profile;

/**
 * The colours of profiles, always shown together with the profile's name. They differ in lightness
 * as well as in hue, so that colour-blind users can distinguish them too.
 */
public enum ProfileColour {
    RED("#a00f08"),
    ORANGE("#c97b00"),
    GREEN("#21876b"),
    BLUE("#0c2d73"),
    VIOLET("#a64fd9");

    private final String onWhite;

    ProfileColour(String onWhite) {
        this.onWhite = onWhite;
    }

    /** The colour on white paper, as {@code #rrggbb}; the stylesheet has its own for the screen. */
    public String onWhite() {
        return onWhite;
    }
}
