package dev.redrive.ui.history;

import dev.redrive.ui.history.Receipt.Line;
import dev.redrive.ui.history.Receipt.Part;
import java.util.ArrayList;
import java.util.List;

/** A receipt as plain text that survives every mail program: 72 columns, nothing but characters. */
record ReceiptText(Receipt receipt) {

    private static final int WIDTH = 72;
    private static final int INDENT = 2;
    private static final int LABEL = 24;

    String write() {
        List<String> lines = new ArrayList<>();
        lines.addAll(wrapped(receipt.title(), WIDTH));
        lines.addAll(wrapped(receipt.profile(), WIDTH));
        lines.add("=".repeat(WIDTH));
        lines.add("");
        lines.addAll(wrapped(receipt.outcome(), WIDTH));
        for (Part part : receipt.parts()) {
            add(lines, part);
        }
        lines.add("");
        lines.add("-".repeat(WIDTH));
        lines.addAll(wrapped(receipt.made(), WIDTH));
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, Part part) {
        lines.add("");
        lines.add(part.heading());
        for (Line line : part.lines()) {
            String label = line.label();
            for (String piece : wrapped(line.value(), WIDTH - INDENT - LABEL)) {
                lines.add(" ".repeat(INDENT) + padded(label) + piece);
                label = "";
            }
        }
        for (String sentence : part.sentences()) {
            for (String piece : wrapped(sentence, WIDTH - INDENT)) {
                lines.add(" ".repeat(INDENT) + piece);
            }
        }
    }

    private static String padded(String label) {
        return label + " ".repeat(Math.max(1, LABEL - length(label)));
    }

    /** In lines of at most that many characters; a word that is longer is broken. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (length(line) > 0 && length(line) + 1 + length(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (length(rest) > width) {
                int end = rest.offsetByCodePoints(0, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int length(CharSequence text) {
        return (int) text.codePoints().count();
    }
}
