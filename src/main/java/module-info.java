/** Redrive: the desktop console that sends failed pushes again and shows the truth about it. */
module dev.redrive {
    requires atlantafx.base;
    requires com.fasterxml.jackson.databind;
    requires java.desktop;
    requires java.logging;
    requires java.net.http;
    requires java.sql;
    requires java.xml;
    requires javafx.controls;
    requires javafx.fxml;
    requires jdk.httpserver;
    requires org.controlsfx.controls;
    requires static org.jspecify;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires org.postgresql.jdbc;
    requires org.xerial.sqlitejdbc;

    // JavaFX makes the application; FXML fills the controllers.
    exports dev.redrive.app to
            javafx.graphics;

    opens dev.redrive.ui.admin to
            javafx.fxml;
    opens dev.redrive.ui.credentials to
            javafx.fxml;
    opens dev.redrive.ui.history to
            javafx.fxml;
    opens dev.redrive.ui.history.receipt to
            javafx.fxml;
    opens dev.redrive.ui.settings to
            javafx.fxml;
    opens dev.redrive.ui.start to
            javafx.fxml;

    exports dev.redrive.team.postgres to
            org.postgresql.jdbc;
    exports dev.redrive.ui.kit to
            javafx.fxml;
    exports dev.redrive.ui.outage to
            javafx.fxml;

    opens dev.redrive.ui.kit to
            javafx.fxml;

    exports dev.redrive.ui.credentials to
            javafx.fxml;
}
