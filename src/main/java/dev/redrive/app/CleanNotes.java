package dev.redrive.app;

import dev.redrive.journal.History;
import dev.redrive.journal.HistoryFilter;
import dev.redrive.journal.HistoryRow;
import dev.redrive.journal.KeptSample;
import dev.redrive.profile.Redactor;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The history, in which no note holds a key, should one have been pasted into it. */
record CleanNotes(History history, Redactor redactor) implements History {

    @Override
    public void note(String entryId, String text) {
        history.note(entryId, redactor.clean(text));
    }

    @Override
    public List<HistoryRow> find(HistoryFilter filter, int offset, int atMost) {
        return history.find(filter, offset, atMost);
    }

    @Override
    public int count(HistoryFilter filter) {
        return history.count(filter);
    }

    @Override
    public Stream<HistoryRow> all(HistoryFilter filter) {
        return history.all(filter);
    }

    @Override
    public List<KeptSample> samples(String entryId) {
        return history.samples(entryId);
    }

    @Override
    public int removeStartedBefore(Instant moment) {
        return history.removeStartedBefore(moment);
    }
}
