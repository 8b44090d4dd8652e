package io.signalbox.controlplane.platform.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form of an address that may be called. */
final class OutboundAddress {

    private static final String SECURED = "https";
    private static final String PLAIN = "http";
    private static final int LAST_PORT = 65535;

    /** What some readers take for an IPv4 address, each in its own way: 127.1, 0177.0.0.1, 0x7f000001. */
    private static final Pattern NUMBER = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private OutboundAddress() {}

    static URI parse(String text) {
        try {
            var address = new URI(text);
            check(address);
            return address;
        } catch (URISyntaxException noAddress) {
            throw new OutboundRefused("This is not an address such as https://login.example.com.");
        }
    }

    static void check(URI address) {
        String scheme = scheme(address);
        if (!scheme.equals(SECURED) && !scheme.equals(PLAIN)) {
            throw new OutboundRefused("The address must begin with https://.");
        }
        if (address.getHost() == null || address.getPort() == 0 || address.getPort() > LAST_PORT) {
            throw new OutboundRefused("The address names no host.");
        }
        if (NUMBER.matcher(address.getHost()).matches()
                && !IPV4.matcher(address.getHost()).matches()) {
            throw new OutboundRefused("The address must name its host in the usual way.");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new OutboundRefused("The address must have no user name and no fragment.");
        }
    }

    static boolean isSecured(URI address) {
        return scheme(address).equals(SECURED);
    }

    private static String scheme(URI address) {
        String scheme = address.getScheme();
        return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    }
}
