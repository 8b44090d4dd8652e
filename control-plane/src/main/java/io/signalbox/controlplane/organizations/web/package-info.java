@NullMarked
package io.signalbox.controlplane.organizations.web;

import org.jspecify.annotations.NullMarked;
