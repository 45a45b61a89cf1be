package dev.redrive.profile;

/** The fixed set of colours a profile can carry; always shown together with the profile's name. */
public enum ProfileColour {
    RED,
    ORANGE,
    GREEN,
    BLUE,
    VIOLET
}
