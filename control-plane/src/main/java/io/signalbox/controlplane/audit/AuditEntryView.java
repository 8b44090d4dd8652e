package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.audit.chain.EntryText;

/** An entry with its two hashes, in hex. */
public record AuditEntryView(EntryText entry, String previousHash, String hash) {}
