/** Lists, search and history of tickets for people. Not how tickets change. */
@NamedInterface("search")
@NullMarked
package io.signalbox.controlplane.tickets.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
