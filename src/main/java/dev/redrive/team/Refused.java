package dev.redrive.team;

/**
 * Reports that the team log does not take for what they are.
 *
 * @param count how many there are, from 0
 * @param reason why not, in the database's words, of one of them; empty where there is none
 */
public record Refused(int count, String reason) {

    /** All were taken. */
    public static final Refused NONE = new Refused(0, "");
}
