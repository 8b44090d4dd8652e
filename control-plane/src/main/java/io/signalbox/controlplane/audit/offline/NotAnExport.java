package io.signalbox.controlplane.audit.offline;

/** The file does not start like an export. */
public class NotAnExport extends Exception {

    NotAnExport(String message) {
        super(message);
    }
}
