package io.signalbox.controlplane.audit.offline;

import java.util.List;

/**
 * What checking an export came to.
 *
 * @param signedThrough the last entry that a signature covers; 0 when none does
 * @param findings the first of them, in the order of the file; empty when the export is as it was written
 * @param furtherFindings how many more there were
 */
public record ExportReport(
        ExportHeader header, long entries, long signedThrough, List<Finding> findings, long furtherFindings) {

    public boolean isIntact() {
        return findings.isEmpty();
    }
}
