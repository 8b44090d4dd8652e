package io.signalbox.controlplane.platform.outbound;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import io.signalbox.controlplane.platform.web.NetworkRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may be called although it is not public, as {@code SIGNALBOX_OUTBOUND_ALLOW} lists it. */
final class AllowedHosts {

    private final Set<String> names = new HashSet<>();
    private final List<NetworkRange> networks = new ArrayList<>();

    /** @param entries host names, addresses, networks such as {@code 10.1.0.0/16} */
    AllowedHosts(List<String> entries) {
        entries.stream().map(String::strip).filter(entry -> !entry.isEmpty()).forEach(this::add);
    }

    /** Whatever this name stands for. */
    boolean hasName(String host) {
        return names.contains(normal(host));
    }

    boolean hasAddress(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private void add(String entry) {
        boolean address = entry.indexOf(':') >= 0 || entry.indexOf('/') >= 0 || entry.matches("[0-9.]+");
        if (address) {
            networks.add(network(entry));
        } else {
            names.add(normal(entry));
        }
    }

    private static NetworkRange network(String entry) {
        try {
            return NetworkRange.parse(entry);
        } catch (IllegalArgumentException noNetwork) {
            throw new InvalidSetting(
                    "SIGNALBOX_OUTBOUND_ALLOW",
                    "takes host names, addresses and networks such as 10.1.0.0/16, not " + entry);
        }
    }

    private static String normal(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
