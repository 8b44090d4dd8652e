package io.signalbox.controlplane.identities;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** People across source systems. */
@Service
public class Identities {

    /** The identity of each account, in the order asked; those not seen before are created. */
    public List<UUID> map(UUID integrationId, List<Account> accounts) {
        throw new UnsupportedOperationException();
    }

    /** Display names; ids this organization does not know are absent. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        throw new UnsupportedOperationException();
    }
}
