package io.signalbox.local;

/** Who says a line. */
public enum Label {
    SIGNALBOX("signalbox", "1;32"),
    CONTROL_PLANE("control-plane", "36"),
    AGENT("agent", "35");

    private final String text;
    private final String colour;

    Label(String text, String colour) {
        this.text = text;
        this.colour = colour;
    }

    public String text() {
        return text;
    }

    /** The number of an ANSI colour. */
    String colour() {
        return colour;
    }
}
