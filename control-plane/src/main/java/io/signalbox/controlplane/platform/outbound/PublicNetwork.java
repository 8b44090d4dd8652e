package io.signalbox.controlplane.platform.outbound;

import io.signalbox.controlplane.platform.web.NetworkRange;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the internet: those that the IANA registries of special-purpose addresses do not set aside. An IPv6 address that
 * carries an IPv4 address is judged by that one.
 */
final class PublicNetwork {

    private static final List<NetworkRange> SET_ASIDE_4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Outside of it nothing is routed on the internet. */
    private static final NetworkRange UNICAST_6 = NetworkRange.parse("2000::/3");

    /** Protocols (Teredo among them), documentation, 6to4. */
    private static final List<NetworkRange> SET_ASIDE_6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static final NetworkRange NAT64 = NetworkRange.parse("64:ff9b::/96");
    private static final int IPV4_BYTES = 4;
    private static final int NAT64_PREFIX_BYTES = 12;

    private PublicNetwork() {}

    static boolean has(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> SET_ASIDE_4.stream().noneMatch(range -> range.contains(four));
            case Inet6Address six when NAT64.contains(six) -> has(embedded(six));
            case Inet6Address six ->
                UNICAST_6.contains(six) && SET_ASIDE_6.stream().noneMatch(range -> range.contains(six));
            default -> false;
        };
    }

    private static InetAddress embedded(Inet6Address address) {
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOfRange(address.getAddress(), NAT64_PREFIX_BYTES, NAT64_PREFIX_BYTES + IPV4_BYTES));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<NetworkRange> ranges(String... texts) {
        return Stream.of(texts).map(NetworkRange::parse).toList();
    }
}
