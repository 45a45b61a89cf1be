package dev.redrive.policy;

/** Why the organisation's policy does not let a retry be requested. */
public enum StartRefusal {
    /** The file is wrong, so that nobody knows what it was to fix. */
    BAD_POLICY,
    /** No retry may be requested from this computer. */
    READ_ONLY,
    /** The address of the profile is not among the allowed ones. */
    ADDRESS,
    /** The reason is not as it must be. */
    REASON,
    /** The name of the profile was not typed. */
    NAME
}
