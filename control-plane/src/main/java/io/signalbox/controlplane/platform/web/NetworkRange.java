package io.signalbox.controlplane.platform.web;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that begin with the same bits, written as {@code 10.0.0.0/8}, {@code fd00::/8} or one address. Never asks a name server.
 *
 * @param base any address inside
 * @param bits how many leading bits are the same
 */
public record NetworkRange(InetAddress base, int bits) {

    /** @throws IllegalArgumentException when it is neither an address nor a range */
    public static NetworkRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress base = InetAddress.ofLiteral(parts[0].strip());
        int longest = base.getAddress().length * Byte.SIZE;
        int bits = parts.length == 1 ? longest : Integer.parseInt(parts[1].strip());
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("Not a network: " + text);
        }
        return new NetworkRange(base, bits);
    }

    public boolean contains(InetAddress address) {
        byte[] own = base.getAddress();
        byte[] other = address.getAddress();
        return own.length == other.length && Arrays.equals(cut(own, bits), cut(other, bits));
    }

    /** The address with all but its leading bits set to zero. */
    static byte[] cut(byte[] address, int bits) {
        byte[] kept = address.clone();
        for (int index = 0; index < kept.length; index++) {
            int left = Math.clamp(bits - (long) index * Byte.SIZE, 0, Byte.SIZE);
            kept[index] &= (byte) (0xFF << (Byte.SIZE - left));
        }
        return kept;
    }

    /** The address a text holds; null when it holds none. */
    static @Nullable InetAddress addressOrNull(String text) {
        try {
            int zone = text.indexOf('%');
            return InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
