package dev.redrive.ui.credentials;

/** Asks the person about the passphrase of the key file, over the window. JavaFX thread. */
public interface KeyFileDoor {

    /**
     * Asks for it, or lets the person make the file where there is none.
     *
     * @param opened runs once the file is open, after the dialog has gone; never when the person
     *     gives up
     */
    void open(Runnable opened);

    /** Lets the person give the file another one. */
    void changePassphrase();
}
