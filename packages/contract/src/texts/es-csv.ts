import type { csv as en } from './en-csv.ts';

/** The headings and words of lists as CSV, in Spanish. */
export const csv: typeof en = {
  head: {
    id: 'ID', identifier: 'Identificador', name: 'Nombre', description: 'Descripción', tier: 'Nivel', status: 'Situación', activated: 'Cuenta activada', address: 'Dirección', country: 'País', language: 'Idioma',
    timeZone: 'Zona horaria', visible: 'Visible para otros socios', openCopies: 'Copias abiertas', people: 'Personas', lastSignIn: 'Último acceso', created: 'Creada',
    email: 'Correo', firstName: 'Nombre de pila', lastName: 'Apellidos', maySignIn: 'Puede iniciar sesión', level: 'Rol', phone: 'Teléfono', mobile: 'Móvil', sharedLogin: 'Acceso compartido', marketingMail: 'Publicidad por correo', expiryMail: 'Avisos de caducidad',
    sku: 'Referencia', product: 'Producto', kind: 'Tipo', termMonths: 'Plazo en meses',
    activationId: 'ID de activación', orderNumber: 'Número de pedido', holder: 'En poder de', holderIdentifier: 'En poder de, identificador', from: 'De', fromIdentifier: 'De, identificador', contact: 'Contacto', contactEmail: 'Correo del contacto',
    copies: 'Copias', available: 'Disponibles', handedOn: 'Repartidas', activatedCopies: 'Activadas', retired: 'Retiradas', starts: 'Empieza', expires: 'Caduca', state: 'Estado', reason: 'Motivo', since: 'Desde',
    recipient: 'Destinatario', subject: 'Asunto', at: 'Momento', response: 'Respuesta del servidor de correo', actor: 'Quién', actorEmail: 'Correo de quién', account: 'Cuenta', about: 'Sobre qué', before: 'Antes', after: 'Después', network: 'Dirección de red',
    list: 'Lista', shared: 'Compartida',
    ending: 'Termina en', lastUsed: 'Último uso', revoked: 'Revocada',
    asked: 'Se pide', by: 'Por', device: 'Dispositivo', lastSeen: 'Última actividad', current: 'Esta sesión', answer: 'Respuesta', decided: 'Respondida',
    sent: 'Enviada', opened: 'Abierta el', ended: 'Terminada',
    ordered: 'Pedido el', licences: 'Licencias', unassigned: 'Sin asignar', assignedTo: 'Asignado a', inUse: 'En uso',
    seat: 'Licencia', shown: 'Se muestra', ends: 'Activa hasta', userId: 'Id del usuario', productId: 'Id del producto',
    controller: 'Controlador',
    site: 'Sitio', notes: 'Notas', credits: 'Créditos', monthlyCost: 'Coste al mes', users: 'Usuarios', devices: 'Dispositivos', reported: 'Último informe', lastsUntil: 'Alcanza hasta', daysLeft: 'Días restantes', overdueSince: 'Vencido desde', arrears: 'Pendiente de pago', deleted: 'Eliminado', effect: 'Efecto en el saldo', balance: 'Saldo', to: 'A', note: 'Nota', month: 'Mes',
    secondFactor: 'Segundo factor', outcome: 'Resultado',
  },
  word: {
    'yes': 'Sí', 'no': 'No', 'active': 'En vigor', 'inactive': 'Inactivo', 'suspended': 'Suspendida', 'expired': 'Caducada', 'on-hold': 'Retenida', 'closed': 'Cerrada', 'retired': 'Retirado',
    'switched-on': 'Activada', 'switched-off': 'Desactivada', 'shown-none': 'Sin licencias', 'shown-managed': 'Activada, solo lectura', 'shown-on': 'Interruptor activado', 'shown-off': 'Interruptor desactivado', 'shown-unavailable': 'Licencias no disponibles',
    'unassigned': 'Sin asignar', 'partly': 'Asignado en parte', 'assigned': 'Asignado',
    'at-risk': 'En riesgo', 'overdue': 'Vencido', 'site-suspended': 'Suspendido (vencido)', 'site-active': 'En marcha', 'deleted': 'Eliminado',
    'vendor': 'Fabricante', 'balance': 'Saldo', 'charged': 'Gastado', 'grant': 'Abono', 'order': 'Pedido', 'move': 'Traspaso', 'charge': 'Coste del mes', 'closure': 'Sitio eliminado', 'reversal': 'Reversión', 'undo': 'Deshecho',
    'api-key': 'Clave de API',
    'waiting': 'En espera', 'accepted': 'Aceptado', 'deferred': 'Aplazado', 'failed': 'Fallido', 'open': 'Abierta', 'declined': 'Rechazada', 'withdrawn': 'Retirado',
    'opened': 'Leída', 'used': 'Usada', 'revoked': 'Anulada', 'taken': 'Aceptada por el servidor de correo',
    'signed-in': 'Sesión iniciada', 'password-wrong': 'Contraseña incorrecta', 'code-missing': 'Sin código', 'code-wrong': 'Código incorrecto', 'refused': 'No admitido',
  },
  undisclosed: 'Sin revelar: {{tier}}',
};
