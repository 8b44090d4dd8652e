package io.signalbox.local;

import io.signalbox.local.launch.Environment;
import java.io.PrintStream;

/** Lines with a label in front, coloured where a person looks at them. */
public final class Terminal {

    /** Wide enough for the longest label, so that the bars stand under each other. */
    private static final int LABEL_WIDTH = 13;

    private final PrintStream out;
    private final boolean colours;

    public Terminal(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    public static Terminal standard(Environment environment) {
        boolean person = System.console() != null && System.console().isTerminal();
        return new Terminal(System.out, person && environment.get("NO_COLOR").isEmpty());
    }

    public void say(String line) {
        print(Label.SIGNALBOX, line);
    }

    /** One write per line: two services never end up in one line. */
    public void print(Label label, String line) {
        String padded = label.text() + " ".repeat(LABEL_WIDTH - label.text().length());
        String prefix = colours ? "\u001b[" + label.colour() + "m" + padded + " |\u001b[0m " : padded + " | ";
        synchronized (out) {
            out.println(prefix + line);
            out.flush();
        }
    }
}
