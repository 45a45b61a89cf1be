package dev.redrive.ui.credentials;

/** Asks the person for the passphrase of the key file, over the window. JavaFX thread. */
public interface KeyFileDoor {

    /**
     * Asks, or lets the person make the file where there is none.
     *
     * @param opened runs once the file is open, after the dialog has gone; never when the person
     *     gives up
     */
    void open(Runnable opened);
}
