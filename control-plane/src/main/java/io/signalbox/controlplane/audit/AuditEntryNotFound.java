package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** This organization has no such entry. */
public class AuditEntryNotFound extends ProblemException {

    static final ProblemType TYPE =
            new ProblemType("audit_entry_not_found", HttpStatus.NOT_FOUND, "There is no such audit entry");

    AuditEntryNotFound(long sequence) {
        super(TYPE, "This organization has no audit entry " + sequence + ".");
    }
}
