package dev.redrive.app.screens;

import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.keys.Redactor;
import dev.redrive.profile.Profile;
import dev.redrive.ui.history.receipt.ReceiptController;
import dev.redrive.ui.history.receipt.ReceiptViewModel;
import dev.redrive.ui.history.receipt.ReceiptViewModel.Language;
import dev.redrive.ui.history.receipt.Receipts;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The receipt of any retry and of its outage, for every screen. JavaFX thread. */
public final class ReceiptDialogs {

    private static final System.Logger LOG = System.getLogger(ReceiptDialogs.class.getName());

    private final UiKit kit;
    private final History history;
    private final ProfilesModel profiles;
    private final InstantSource clock;
    private final String version;
    private final Redactor redactor;
    private final Supplier<Optional<String>> trail;

    /**
     * @param version Redrive's own
     * @param redactor masks keys
     * @param trail the head of the audit trail; may block
     */
    public ReceiptDialogs(
            UiKit kit,
            History history,
            ProfilesModel profiles,
            InstantSource clock,
            String version,
            Redactor redactor,
            Supplier<Optional<String>> trail) {
        this.kit = kit;
        this.history = history;
        this.profiles = profiles;
        this.clock = clock;
        this.version = version;
        this.redactor = redactor;
        this.trail = trail;
    }

    /** What is read before the dialog is shown. */
    private record Read(OutageRow outage, Map<Language, Receipts> receipts) {}

    /** Shows the receipt of that retry and of its outage. */
    public void open(JournalEntry entry) {
        kit.background()
                .run(() -> new Read(outage(entry), receipts()))
                .then(read -> kit.dialogs().showWhenFree(handle -> content(handle, entry, read)));
    }

    private Dialogs.Content content(Dialogs.Handle handle, JournalEntry entry, Read read) {
        ReceiptViewModel model =
                new ReceiptViewModel(
                        kit,
                        read.outage(),
                        read.outage().retries().stream()
                                .filter(row -> row.entry().id().equals(entry.id()))
                                .findFirst()
                                .orElseGet(() -> new HistoryRow(entry, "")),
                        profile(entry),
                        read.receipts(),
                        profiles.preferences().carefulReceipts.get(),
                        handle::close);
        handle.afterwards(model.problemProperty(), problem -> kit.problems().showNow(problem));
        return new Dialogs.Content(new ReceiptController(model, kit.texts()).root(), handle::close);
    }

    /**
     * The entry alone where the history cannot be read, so that there is a receipt all the same.
     */
    private OutageRow outage(JournalEntry entry) {
        OutageRow found = null;
        try {
            found = history.outage(entry.id());
        } catch (JournalException e) {
            LOG.log(System.Logger.Level.DEBUG, "a receipt of the entry alone", e);
        }
        return found == null ? new OutageRow(List.of(new HistoryRow(entry, "")), 1) : found;
    }

    private Map<Language, Receipts> receipts() {
        Map<Language, Receipts> receipts = new EnumMap<>(Language.class);
        String head = trail.get().orElse("");
        receipts.put(Language.ENGLISH, receipts("en", Locale.UK, head));
        receipts.put(Language.FRENCH, receipts("fr", Locale.FRANCE, head));
        return receipts;
    }

    /** In the window's own form of the language where it has that language. */
    private Receipts receipts(String language, Locale otherwise, String head) {
        Locale own = kit.texts().locale();
        Texts texts = new Texts(own.getLanguage().equals(language) ? own : otherwise);
        Formats formats = new Formats(texts, ZoneId::systemDefault, clock);
        return new Receipts(texts, formats, clock, version, redactor, head);
    }

    private @Nullable Profile profile(JournalEntry entry) {
        return profiles.profiles().stream()
                .filter(profile -> profile.id().equals(entry.profileId()))
                .findFirst()
                .orElse(null);
    }
}
