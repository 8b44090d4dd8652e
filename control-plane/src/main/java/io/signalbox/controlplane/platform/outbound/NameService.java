package io.signalbox.controlplane.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses of a host name. */
@FunctionalInterface
interface NameService {

    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
