package dev.redrive.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.ui.kit.Nodes.ScrollPage;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Nodes.TickingLabel;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What a text that changes makes be laid out. */
class TickingLabelTest {

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }

    private static void lay(Parent root) {
        for (int i = 0; i < 3; i++) { // Until what the first one sets has been laid out as well.
            root.applyCss();
            root.layout();
        }
    }

    @ParameterizedTest
    @CsvSource({"1 s ago,2 s ago,false", "9 s ago,10 s ago,true", "'',now,true", "same,same,false"})
    void onlyAnotherSize_laysOutWhatIsAround(String before, String after, boolean isAround)
            throws Exception {
        boolean laid =
                onFx(() -> {
                    TickingLabel label = new TickingLabel(before);
                    HBox row = new HBox(label, new Label("beside"));
                    new Scene(new VBox(row), 300, 100);
                    lay(row.getParent());
                    label.setText(after);
                    boolean asked = row.isNeedsLayout();
                    lay(row.getParent());
                    assertThat(label.getWidth()).isEqualTo(Math.ceil(label.prefWidth(-1)));
                    assertThat(label.lookup(".text").toString()).contains(after);
                    return asked;
                });

        assertThat(laid).isEqualTo(isAround);
    }

    @Test
    void aLabelThatFillsItsPlace_laysOutItselfWhateverItSays() throws Exception {
        onFx(() -> {
            TickingLabel label = new TickingLabel("short");
            label.setWrapText(true);
            label.fillWidth();
            HBox.setHgrow(label, Priority.ALWAYS);
            HBox row = new HBox(label, new Label("beside"));
            VBox root = new VBox(row);
            new Scene(root, 300, 100);
            lay(root);

            label.setText("somewhat longer");
            assertThat(row.isNeedsLayout()).isFalse();
            label.setText("so long that it needs a second line, which nothing else can know of it");
            assertThat(row.isNeedsLayout()).isTrue();
            double height = label.getHeight();
            lay(root);
            assertThat(label.getHeight()).isGreaterThan(height);
            return true;
        });
    }

    @Test
    void anotherFont_laysOutWhatIsAround() throws Exception {
        onFx(() -> {
            TickingLabel label = new TickingLabel("1 s ago");
            HBox row = new HBox(label);
            new Scene(row, 300, 100);
            lay(row);
            double width = label.getWidth();

            label.setFont(Font.font(40));
            lay(row);

            assertThat(label.getWidth()).isGreaterThan(width);
            return true;
        });
    }

    @Test
    void aConditionThatIsComputedAgain_laysOutNothingWhileItIsTheSame() throws Exception {
        onFx(() -> {
            SimpleStringProperty text = new SimpleStringProperty("a");
            Label label = new Label("shown");
            Shown.when(label, Bindings.isNotEmpty(text));
            HBox row = new HBox(label);
            new Scene(row, 300, 100);
            lay(row);

            text.set("b");
            assertThat(row.isNeedsLayout()).isFalse();
            text.set("");
            assertThat(label.isManaged()).isFalse();
            assertThat(row.isNeedsLayout()).isTrue();
            return true;
        });
    }

    @Test
    void aPageThatScrolls_isPaintedWithoutAPictureOfAllOfIt() throws Exception {
        onFx(() -> {
            ScrollPage page = new ScrollPage(new VBox(new Label("in it")));
            new Scene(page, 300, 100);
            lay(page);

            assertThat(page.lookup(".viewport")).isNotNull();
            assertThat(page.lookupAll("*")).noneMatch(Node::isCache);
            return true;
        });
    }
}
