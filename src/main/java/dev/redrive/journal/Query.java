package dev.redrive.journal;

import dev.redrive.enterprise.ItemKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a statement on entries, from WHERE on, with its values. Built up, then used once. */
final class Query {

    /** Rows of another kind, which another program wrote, are neither found nor removed. */
    static final String KNOWN_KINDS =
            Arrays.stream(ItemKind.values())
                    .map(kind -> "'" + kind.name() + "'")
                    .collect(Collectors.joining(", ", "kind IN (", ")"));

    private final StringBuilder where = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private String end = "";

    /** What the filter lets through. */
    static Query of(HistoryFilter filter) {
        Query query = new Query().and(KNOWN_KINDS);
        if (filter.profileId() != null) {
            query.and("profile_id = ?", filter.profileId());
        }
        if (filter.kind() != null) {
            query.and("kind = ?", filter.kind().name());
        }
        if (filter.from() != null) {
            query.and("started_at >= ?", Micros.of(filter.from()));
        }
        if (filter.until() != null) {
            query.and("started_at < ?", Micros.of(filter.until()));
        }
        if (filter.standing() != null) {
            query.and("standing = ?", filter.standing().name());
        }
        for (String word : SearchText.words(filter.text())) {
            String literal = word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
            query.and("entry_words || note_words LIKE ? ESCAPE '!'", "%" + literal + "%");
        }
        return query;
    }

    /** Those with a condition, in SQL, and its values. */
    Query and(String condition, Object... with) {
        where.append(where.isEmpty() ? " WHERE (" : " AND (").append(condition).append(')');
        values.addAll(List.of(with));
        return this;
    }

    /** In the order of the history, of two started at the same time the one begun later first. */
    Query page(int offset, int atMost) {
        end = " ORDER BY started_at DESC, seq DESC LIMIT ? OFFSET ?";
        values.add(atMost);
        values.add(offset);
        return this;
    }

    PreparedStatement prepare(Connection connection, String beginning) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(beginning + where + end);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }
}
