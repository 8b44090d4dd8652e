package io.signalbox.controlplane.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Hands the client only addresses that may be called. The client connects to these and asks no second time, so a name cannot mean something
 * harmless when it is checked and something else when it is used.
 */
class GuardedNames implements DnsResolver {

    private final NameService names;
    private final AllowedHosts allowed;
    private final boolean allowedOnly;

    /** @param allowedOnly whether being public is not enough, as for calls without TLS */
    GuardedNames(NameService names, AllowedHosts allowed, boolean allowedOnly) {
        this.names = names;
        this.allowed = allowed;
        this.allowedOnly = allowedOnly;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.addressesOf(host);
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        if (allowed.hasName(host)) {
            return addresses;
        }
        // One bad address spoils the name: who mixes them is up to something.
        for (InetAddress address : addresses) {
            if (!mayCall(address)) {
                throw new AddressNotAllowed(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private boolean mayCall(InetAddress address) {
        return allowed.hasAddress(address) || (!allowedOnly && PublicNetwork.has(address));
    }

    static final class AddressNotAllowed extends UnknownHostException {

        AddressNotAllowed(String host) {
            super(host);
        }
    }
}
