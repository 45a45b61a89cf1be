package dev.redrive.ui.shell;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.ui.desk.CustomerGroup;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.CustomerTexts;
import dev.redrive.ui.desk.Lane;
import dev.redrive.ui.kit.Texts;
import java.util.List;

/**
 * The title of the window, which the task bar shows: how far what is shown is, and whose it is.
 * Says nothing of a percentage that is not the present one. Any thread.
 */
final class WindowTitle {

    private static final String KIND = "title.kind.";
    private static final String PROGRAM = " · Redrive";

    private final Texts texts;
    private final CustomerTexts customers;

    WindowTitle(Texts texts, CustomerTexts customers) {
        this.texts = texts;
        this.customers = customers;
    }

    /** While the page of that customer is shown. */
    String of(CustomerState state) {
        String name = Texts.shown(state.profile().name());
        List<Lane> running = state.lanes().stream().filter(Lane::isRunning).toList();
        if (running.isEmpty()) {
            return window(name);
        }
        String what = running.size() > 1 ? name : with(name, running.getFirst().kind());
        if (!running.stream().allMatch(Lane::isFresh)) {
            return window(texts.get("title.noContact", what));
        }
        Integer percent = state.percent();
        return window(percent == null ? what : behind(percent, what));
    }

    /** While another page is shown, with how far the tasks of all customers are together. */
    String of(String page, List<CustomerState> all) {
        List<Lane> running =
                all.stream()
                        .filter(state -> state.group() != CustomerGroup.DEMO)
                        .flatMap(state -> state.lanes().stream())
                        .filter(Lane::isRunning)
                        .toList();
        if (running.isEmpty()) {
            return window(page);
        }
        String what = texts.get("title.running", page, running.size());
        Integer percent = running.stream().allMatch(Lane::isFresh) ? Lane.percent(running) : null;
        return window(percent == null ? what : behind(percent, what));
    }

    private String with(String name, ItemKind kind) {
        return texts.get("title.of", name, texts.get(KIND + kind.name()));
    }

    private String behind(int percent, String what) {
        return texts.get("title.percent", customers.percent(percent), what);
    }

    private static String window(String what) {
        return what + PROGRAM;
    }
}
