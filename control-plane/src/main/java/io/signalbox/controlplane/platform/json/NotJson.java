package io.signalbox.controlplane.platform.json;

/** The bytes are not a JSON text (RFC 8259). */
public class NotJson extends Exception {

    /** @param detail what is wrong and at which byte, without quoting the text */
    public NotJson(String detail) {
        super(detail);
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
