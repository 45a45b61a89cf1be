package dev.redrive.policy;

/**
 * What is wrong with the file of the policy.
 *
 * @param file the file, or the folder or link on the way to it
 * @param line from 1; 0 where no line is to blame
 * @param field the field as a path, such as {@code profiles/0/kind}; may be empty
 * @param kind what is wrong
 * @param detail what was found: a word of the file, an owner, or what the system said; may be empty
 */
public record PolicyFault(String file, int line, String field, Kind kind, String detail) {

    /** What can be wrong. */
    public enum Kind {
        /** It cannot be read. */
        UNREADABLE,
        /** It is a folder, a pipe or a device. */
        NOT_A_FILE,
        /** It is a link that leads to nothing, or in a circle. */
        BAD_LINK,
        /** It, or a folder on the way, belongs to somebody who is no administrator. */
        FOREIGN,
        /** It, or a folder on the way, can be changed by somebody who is no administrator. */
        WRITABLE,
        /** It changed while it was read. */
        CHANGING,
        EMPTY,
        TOO_LARGE,
        NOT_UTF8,
        NOT_JSON,
        /** A field that is there twice. */
        TWICE,
        /** A schema that this version does not know. */
        NEWER,
        MISSING,
        UNKNOWN_FIELD,
        WRONG_TYPE,
        BAD_VALUE,
        BAD_PATTERN,
        /** A pattern that would take for ever to try on some texts. */
        SLOW_PATTERN,
        /** The example of a reason does not match its pattern. */
        BAD_EXAMPLE
    }

    /** The same about that file. */
    PolicyFault in(String other) {
        return new PolicyFault(other, line, field, kind, detail);
    }
}
