package dev.redrive.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** What Redrive's start is compared with: the least a JavaFX program can show, one word. */
public final class EmptyWindow extends Application {

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(new Label("Empty")), 1120, 720));
        stage.show();
    }

    /** Opens the window. */
    public static void main(String[] arguments) {
        launch(arguments);
    }
}
