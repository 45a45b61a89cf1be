package dev.redrive.profile;

/**
 * The fixed set of colours a profile can carry; always shown together with the profile's name. They
 * differ in lightness as well as in hue, so that they stay apart for colour-blind people too.
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

    /** The colour on white paper, as {@code #rrggbb}; on the screen the stylesheet has its say. */
    public String onWhite() {
        return onWhite;
    }
}
