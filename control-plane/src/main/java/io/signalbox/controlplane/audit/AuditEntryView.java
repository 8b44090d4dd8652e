package io.signalbox.controlplane.audit;

/** An entry with its two hashes, in hex. */
public record AuditEntryView(EntryText entry, String previousHash, String hash) {}
