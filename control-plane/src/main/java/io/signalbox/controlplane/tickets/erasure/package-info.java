/** Takes the personal data of a record out of its ticket for good. Not which records a source asks to erase. */
@NamedInterface("erasure")
@NullMarked
package io.signalbox.controlplane.tickets.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
