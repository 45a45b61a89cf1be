package dev.redrive.app;

/** A folder the program was started with cannot be used; the message is a sentence for the user. */
final class UnusableFolderException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableFolderException(String sentence) {
        super(sentence);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
