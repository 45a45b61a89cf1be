/** Redrive: the desktop console that sends failed pushes again and shows the truth about it. */
module dev.redrive {
    requires atlantafx.base;
    requires com.fasterxml.jackson.databind;
    requires java.logging;
    requires java.net.http;
    requires javafx.controls;
    requires javafx.fxml;
    requires jdk.httpserver;
    requires org.controlsfx.controls;
    requires static org.jspecify;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
}
