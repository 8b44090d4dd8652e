package io.signalbox.controlplane.audit.export;

/** How the audit log is downloaded. */
public enum ExportFormat {
    /** For the verifier: as it was hashed, with signatures. */
    JSONL,
    /** For people with a spreadsheet. */
    CSV
}
