/** Invites by mail and what becomes of them. Not members. */
@NamedInterface("invites")
@NullMarked
package io.signalbox.controlplane.organizations.invites;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
