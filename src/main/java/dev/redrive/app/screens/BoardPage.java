package dev.redrive.app.screens;

import dev.redrive.ui.customers.BoardController;
import dev.redrive.ui.customers.BoardViewModel;
import dev.redrive.ui.desk.CustomerTexts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.shell.Page;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The page of all customers, made when there are several for the first time. JavaFX thread. */
public final class BoardPage {

    private final UiKit kit;
    private final Supplier<BoardViewModel> models;
    private final Supplier<BoardController.Requests> requests;
    private @Nullable BoardController board;

    /**
     * Makes none yet.
     *
     * @param models makes what the page shows, at first and whenever the language changes
     * @param requests where it leads
     */
    public BoardPage(
            UiKit kit,
            Supplier<BoardViewModel> models,
            Supplier<BoardController.Requests> requests) {
        this.kit = kit;
        this.models = models;
        this.requests = requests;
    }

    /** Once a second. */
    public void tick() {
        if (board != null) {
            board.tick();
        }
    }

    /** A new one, in the language of now, which goes on where the last one was. */
    public Page.Made make() {
        BoardController made =
                new BoardController(
                        models.get(),
                        kit.texts(),
                        kit.formats(),
                        new CustomerTexts(kit.texts(), kit.formats()),
                        requests.get());
        if (board != null) {
            made.goOnFrom(board);
        }
        board = made;
        return new Page.Made(made.root(), made::close);
    }
}
